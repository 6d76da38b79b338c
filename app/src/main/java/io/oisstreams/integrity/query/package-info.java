/** What the integrity capability answers over HTTP, from its query stores. */
package io.oisstreams.integrity.query;
