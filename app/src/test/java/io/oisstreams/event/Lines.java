package io.oisstreams.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.specific.SpecificRecord;

/** Lines for tests, with ' for ". */
final class Lines {
    static final String HEADER = "'event_id':'e1','tenant_id':'t1','timestamp_ms':1000";

    static String action(String more) {
        return "{" + HEADER + ",'agent_id':'a','action_id':'x','action_type':'y','within_scope':true" + more + "}";
    }

    static String decision(String more) {
        return "{" + HEADER + ",'request_id':'r','decision':'allow','reason_code':'c'" + more + "}";
    }

    static String cost(String costUsd) {
        return "{" + HEADER + ",'cycle_id':'c','outcome':'executed','cost_usd':" + costUsd + "}";
    }

    static String entry(String signatures, String dependencies) {
        return "{" + HEADER + ",'chain_id':'c','sequence':0,'entry_id':'x','predecessor_hash':'0','payload_hash':'1',"
                + "'signatures':[" + signatures + "],'verification_dependencies':[" + dependencies + "]}";
    }

    static SpecificRecord event(String topic, String value) {
        Line line = read("{'topic':'" + topic + "','value':" + value + "}");
        assertThat(line).isInstanceOf(Line.Event.class);
        return ((Line.Event) line).value();
    }

    static void assertRefused(String topic, String value, RejectionReason reason, String message) {
        assertRefused("{'topic':'" + topic + "','value':" + value + "}", reason, message);
    }

    static void assertRefused(String line, RejectionReason reason, String message) {
        String whole = line.startsWith("{'event_id'") ? "{'topic':'agent.actions','value':" + line + "}" : line;

        Line read = read(whole);

        assertThat(read).isInstanceOf(Line.Invalid.class);
        assertThat(((Line.Invalid) read).rejection().reason()).isEqualTo(reason);
        assertThat(((Line.Invalid) read).rejection().message()).startsWith(message);
    }

    static Line read(String line) {
        return JsonLines.read(7, line.replace('\'', '"').getBytes(UTF_8));
    }

    private Lines() {}
}
