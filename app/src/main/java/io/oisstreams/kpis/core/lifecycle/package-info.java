/** Proposals, responses of stakeholders, incidents: what is known of one until now. Pure. */
package io.oisstreams.kpis.core.lifecycle;
