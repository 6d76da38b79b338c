/** How a tenant stands, as values. */
package io.oisstreams.console.core;
