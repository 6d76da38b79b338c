/**
 * KPI contracts: what is looked at in a repository, how it is scored, and when a release stops. Start with {@link
 * io.oisstreams.kpis.core.contract.ContractFile}, {@link io.oisstreams.kpis.core.contract.Scorecard} and {@link
 * io.oisstreams.kpis.core.contract.Gate}.
 */
package io.oisstreams.kpis.core.contract;
