/** The operations capability's topology: from records to verdicts. */
package io.oisstreams.operations.topology;
