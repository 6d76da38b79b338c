package io.oisstreams.cli;

import io.oisstreams.embedded.agents.TenantProfile;
import java.io.PrintWriter;

/** What a demo says first: where to look. */
final class DemoGreeting {
    private final Terminal terminal;
    private final Demo demo;
    private final boolean kept;
    private final double speed;

    DemoGreeting(Terminal terminal, Demo demo, boolean kept, double speed) {
        this.terminal = terminal;
        this.demo = demo;
        this.kept = kept;
        this.speed = speed;
    }

    void print() {
        PrintWriter err = terminal.err();
        String tenant = TenantProfile.DEMO.get(1).tenantId();
        err.println();
        err.println("  Console          " + demo.url() + "/  (open it in a browser)");
        err.println("  Queries          " + demo.url() + "  (all of them: /openapi.json)");
        err.println("  Kafka            " + demo.bootstrapServers()
                + "  (topics ois.records, alerts, deviations, reports, ...)");
        err.println("  Schema registry  " + demo.registryUrl());
        err.println("  Data             " + demo.dataDir() + (kept ? "" : "  (deleted at the end)"));
        err.println();
        err.println("  curl " + demo.url() + "/tenants");
        err.println("  curl " + demo.url() + "/ois/" + tenant + "/current");
        err.println("  curl " + demo.url() + "/ois/" + tenant + "/records");
        err.println("  curl " + demo.url() + "/ois/" + tenant + "/degradations");
        err.println("  curl '" + demo.url() + "/alerts?status=firing'");
        err.println("  curl '" + demo.url() + "/operations/status?tenant=" + tenant + "'");
        err.println("  curl '" + demo.url() + "/kpis/dashboard?tenant=" + tenant + "'");
        err.println("  curl " + demo.url() + "/prometheus");
        err.println();
        err.println("  " + TenantProfile.DEMO.size() + " tenants with simulated agents. Their clock starts at "
                + demo.start() + " and runs " + (speed == Math.rint(speed) ? "" + (long) speed : "" + speed)
                + " times as fast as yours.");
        err.println("  The first records come in about "
                + Math.round(demo.toFirstRecord().toSeconds() / speed + 1) + " seconds. Ctrl-C ends.");
        err.println();
        err.flush();
    }
}
