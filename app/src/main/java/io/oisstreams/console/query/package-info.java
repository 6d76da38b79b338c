/** What the console answers over HTTP, from its stores. */
package io.oisstreams.console.query;
