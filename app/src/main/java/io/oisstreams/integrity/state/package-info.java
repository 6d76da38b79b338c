/** How the state of the integrity capability is stored: facts of windows in journals, the rest as JSON documents. */
package io.oisstreams.integrity.state;
