/** The integrity capability's topology: from records to facts, from ticks to published windows. */
package io.oisstreams.integrity.topology;
