/** What a tenant's summaries cost, day by day, and which limits that crosses: pure, exact, with plain values. */
package io.oisstreams.operations.core.cost;
