/** The console's documents: what browsers load of this instance, and of nobody else. */
package io.oisstreams.console.pages;
