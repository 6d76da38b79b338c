/** The command line: one class a command, and the list of capabilities that they run. */
package io.oisstreams.cli;
