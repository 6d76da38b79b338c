/** What the governance capability answers over HTTP, from its query stores. */
package io.oisstreams.governance.query;
