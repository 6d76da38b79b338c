/** From what was published to what the console keeps. */
package io.oisstreams.console.topology;
