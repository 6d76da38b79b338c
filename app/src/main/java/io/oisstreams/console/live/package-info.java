/** What was just published, pushed to those who look. */
package io.oisstreams.console.live;
