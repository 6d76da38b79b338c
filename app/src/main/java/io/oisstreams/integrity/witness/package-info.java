/** Keeps the last checkpoint of each log that it saw, and cosigns the next one if the log only grew. */
package io.oisstreams.integrity.witness;
