package io.oisstreams.console.browser;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.cli.DemoSite;
import java.util.LinkedHashMap;
import java.util.Map;

/** An address of every page of the console, under a name for its picture. */
final class ConsolePaths {
    private ConsolePaths() {}

    /** In the order in which a visitor meets them. */
    static Map<String, String> of(DemoSite site) {
        String tenant = "/console/tenants/initech-insurance";
        String operations = tenant + "/operations";
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("overview", "/");
        paths.put("alerts", "/console/alerts");
        paths.put("tenant", tenant);
        paths.put("record", tenant + "/records/2026-01-03T23:00:00Z");
        paths.put("governance", tenant + "/governance");
        paths.put("operations", operations);
        paths.put("cycles", operations + "/cycles");
        paths.put("cycle", operations + "/cycles/" + first(site, "cycles", "cycle_id"));
        paths.put("deviations", operations + "/deviations");
        paths.put("deviation", operations + "/deviations/" + first(site, "deviations", "id"));
        paths.put("reports", operations + "/reports");
        paths.put("report", operations + "/reports/" + first(site, "reports", "name"));
        paths.put("kpis", tenant + "/kpis");
        paths.put("kpi", tenant + "/kpis/1.3");
        JsonNode contract =
                site.get("/kpis?tenant=initech-insurance").path("contracts").path(0);
        paths.put("contract", tenant + "/kpis/" + contract.path("kpi_id").asText());
        return paths;
    }

    private static String first(DemoSite site, String what, String field) {
        return site.get("/operations/" + what + "?tenant=initech-insurance")
                .path(what)
                .path(0)
                .path(field)
                .asText();
    }
}
