/** Putting more rows in order than fit into memory. */
package io.oisstreams.sorting;
