/** What the other capabilities publish, as the console reads it. */
package io.oisstreams.console.published;
