/** The governance capability: UAIR, AIRT, GAR and TCA of decisions (WF5). Start with {@code GovernanceTopology}. */
package io.oisstreams.governance;
