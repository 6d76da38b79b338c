package io.oisstreams.embedded.agents;

import io.oisstreams.operations.core.deviation.DeviationType;

/**
 * How deviations of a type are investigated by people who do it well.
 *
 * @param investigator who looks for the cause
 * @param slaMinutes the time that the operations document allows them (OPS section 3.1)
 * @param leastMinutes to the root cause, from the beginning of the investigation; early enough for the SLA
 * @param rootCause what they find, in words
 * @param remediation what they propose, in words
 */
record Investigation(String investigator, long slaMinutes, long leastMinutes, String rootCause, String remediation) {
    /** The one of a type. */
    static Investigation of(DeviationType type) {
        return switch (type) {
            case SIGNATURE_VERIFICATION_FAILURE ->
                new Investigation("VEGA", 60, 24, "the payload changed after it was signed", "sign as the last step");
            case COST_CEILING_BREACH ->
                new Investigation("FINN", 120, 48, "the context of the model grew too long", "limit the context");
            case ADR_COMPLIANCE_FAILURE ->
                new Investigation("VEGA", 240, 100, "evidence was not stored in time", "store it within the step");
            case DETERMINISM_THRESHOLD_FAILURE ->
                new Investigation("VEGA", 1440, 240, "a replay used other data", "pin the data of replays");
        };
    }
}
