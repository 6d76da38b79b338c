/** What the console keeps of tenants. */
package io.oisstreams.console.state;
