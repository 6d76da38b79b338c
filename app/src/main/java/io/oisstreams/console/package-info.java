/** The console: how every tenant stands at a glance, from what the other capabilities publish. */
package io.oisstreams.console;
