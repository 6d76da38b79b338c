package io.oisstreams.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The console with many tenants, in a real browser: when it is first seen, how much is loaded for each page, and how long sorting, filtering
 * and turning the page take: {@code ConsoleSpeed [tenants] [records of each] [rounds]}. The first round, for which the server
 * has answered nothing yet, is told apart.
 */
public final class ConsoleSpeed {
    private static final int OVERVIEWS = 50;
    private static final String FIRST_ROW = "document.querySelector('tbody th').textContent";
    private static final String HEADS = "document.querySelector('thead').textContent";
    private static final String FOUND = "document.querySelector('.found').textContent";
    private static final List<String> TYPED = List.of("1", "12", "123", "", "9", "98", "");
    private static final int SORTED_COLUMNS = 6;

    private final ServedReplay site;
    private final ConsoleBrowser browser;
    private final ConsoleWorkload workload;

    private ConsoleSpeed(ServedReplay site, ConsoleBrowser browser, ConsoleWorkload workload) {
        this.site = site;
        this.browser = browser;
        this.workload = workload;
    }

    /** Prepares, measures, and prints tables. */
    public static void main(String[] args) throws Exception {
        int tenants = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int records = args.length > 1 ? Integer.parseInt(args[1]) : 31;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 15;
        ConsoleWorkload workload = new ConsoleWorkload(tenants, records);
        Path folder = Files.createTempDirectory("console-bench");
        try (ServedReplay site = ServedReplay.start(workload.write(folder), folder);
                ConsoleBrowser browser = ConsoleBrowser.start(chromium())) {
            ConsoleSpeed bench = new ConsoleSpeed(site, browser, workload);
            bench.views(rounds);
            bench.weights();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Path chromium() {
        return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no Chromium on this machine"));
    }

    private void views(int rounds) throws IOException, InterruptedException {
        Latencies first = new Latencies("rows painted, the first view after the start");
        Latencies rows = new Latencies("rows painted");
        Latencies largest = new Latencies("largest contents painted");
        Latencies sort = new Latencies("sort, press to frame");
        Latencies filter = new Latencies("filter, letter to frame");
        Latencies turn = new Latencies("next page, press to frame");
        for (int round = 0; round <= rounds; round++) {
            Page page = browser.open();
            ConsoleBrowser.show(page, site.at("/"));
            double rowsMs = ConsoleBrowser.rowsMs(page);
            (round == 0 ? first : rows).add(rowsMs);
            if (round > 0) {
                ConsoleBrowser.largestMs(page).ifPresent(largest::add);
                handle(page, sort, filter, turn);
            }
            page.context().close();
        }
        Latencies alone = new Latencies("/overview alone, from a program");
        for (int i = 0; i < OVERVIEWS; i++) {
            alone.add(site.millisOf("/overview"));
        }
        System.out.println("| what | times | median ms | range ms |\n|---|---|---|---|");
        for (Latencies latencies : List.of(first, rows, largest, alone, sort, filter, turn)) {
            System.out.println(latencies.medianAndRange());
        }
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.out.printf(Locale.ROOT, "load average of the last minute: %.1f%n%n", load);
    }

    private static void handle(Page page, Latencies sort, Latencies filter, Latencies turn) {
        for (int column = 0; column < SORTED_COLUMNS; column++) {
            String press = "document.querySelectorAll('.sort')[" + (column % 2 == 0 ? 0 : 2) + "].click()";
            sort.add(ConsoleBrowser.frameMs(page, press, HEADS));
        }
        for (String text : TYPED) {
            String type = "const input = document.querySelector('input[type=search]'); input.value = '" + text
                    + "'; input.dispatchEvent(new Event('input', { bubbles: true }))";
            filter.add(ConsoleBrowser.frameMs(page, type, FOUND));
        }
        for (int i = 0; i < SORTED_COLUMNS; i++) {
            turn.add(ConsoleBrowser.frameMs(
                    page, "document.querySelector('.pager button:last-child').click()", FIRST_ROW));
        }
    }

    private void weights() throws IOException, InterruptedException {
        System.out.println(PageWeight.head() + "\n|---|---|---|---|---|---|---|---|");
        for (Map.Entry<String, String> entry : pages().entrySet()) {
            Page page = browser.open();
            PageWeight weight = PageWeight.of(page);
            ConsoleBrowser.show(page, site.at(entry.getValue()));
            ConsoleBrowser.settle(page, weight);
            System.out.println(weight.row(entry.getKey()));
            if (page.locator(".main-action").count() > 0) {
                page.click(".main-action");
                page.waitForSelector(".verdict");
                ConsoleBrowser.settle(page, weight);
                System.out.println(weight.row(entry.getKey() + ", verified"));
            }
            page.context().close();
        }
    }

    /** Every page by its name; those of the demo's tenant have everything that a page can show. */
    private Map<String, String> pages() throws IOException, InterruptedException {
        String demo = "/console/tenants/" + ConsoleWorkload.DEMO_TENANT;
        String worst = "/console/tenants/" + ConsoleWorkload.WORST_TENANT;
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/");
        pages.put("alerts", "/console/alerts");
        pages.put("tenant", demo);
        pages.put("tenant with 1,200 degradations", worst);
        pages.put("record", demo + "/records/" + workload.lastRecord());
        pages.put("record of 1,200 degradations", worst + "/records/" + workload.lastRecord());
        pages.put("governance", demo + "/governance");
        pages.put("operations", demo + "/operations");
        pages.put("cycles", demo + "/operations/cycles");
        pages.put("cycle", demo + "/operations/cycles/" + first("/operations/cycles", "cycles", "cycle_id"));
        pages.put("deviations", demo + "/operations/deviations");
        pages.put("deviation", demo + "/operations/deviations/" + first("/operations/deviations", "deviations", "id"));
        pages.put("reports", demo + "/operations/reports");
        pages.put("report", demo + "/operations/reports/" + first("/operations/reports", "reports", "name"));
        pages.put("KPIs", demo + "/kpis");
        pages.put("KPI", demo + "/kpis/1.1");
        return pages;
    }

    private String first(String path, String list, String field) throws IOException, InterruptedException {
        JsonNode answer = site.get(path + "?tenant=" + ConsoleWorkload.DEMO_TENANT);
        return answer.required(list).required(0).required(field).asText();
    }
}
