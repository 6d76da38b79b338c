/** Days, weeks, and when a moment has passed: pure, the time comes as an argument. */
package io.oisstreams.time;
