/** What the operations capability answers over HTTP, from its store. */
package io.oisstreams.operations.query;
