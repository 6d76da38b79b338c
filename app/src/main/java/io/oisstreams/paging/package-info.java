/** Pages of rows that have a tenant and a time: the newest first, and what brings the next page. */
package io.oisstreams.paging;
