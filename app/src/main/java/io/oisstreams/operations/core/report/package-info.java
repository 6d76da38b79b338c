/** What all reports of operations share: their names and places, the days and weeks that they are about, their JSON. */
package io.oisstreams.operations.core.report;
