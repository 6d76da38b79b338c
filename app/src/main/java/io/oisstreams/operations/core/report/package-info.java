/** What all reports of operations share: their names and places, how they write JSON, numbers and texts. */
package io.oisstreams.operations.core.report;
