/** The arithmetic of the governance metrics (WF5): pure, with plain values. */
package io.oisstreams.governance.core;
