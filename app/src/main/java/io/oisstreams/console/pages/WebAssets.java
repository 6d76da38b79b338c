package io.oisstreams.console.pages;

import io.oisstreams.crypto.Sha3;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files that the console is made of, by their paths: our own, and those of libraries under {@code vendor/}. All are text in UTF-8. */
final class WebAssets {
    private static final String FOLDER = "/io/oisstreams/console/web";
    private static final int VERSION_DIGITS = 16;

    /** A library's name in the class path's WebJars, and the files that are used of it. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "lit-html",
            List.of(
                    "lit-html.js",
                    "directive.js",
                    "directive-helpers.js",
                    "async-directive.js",
                    "directives/repeat.js"),
            "chart.js",
            List.of("dist/chart.umd.min.js"));

    private final SortedMap<String, String> files;

    private WebAssets(SortedMap<String, String> files) {
        this.files = files;
    }

    /** Reads all of them. */
    static WebAssets load() {
        try {
            SortedMap<String, String> files = ownFiles();
            for (Map.Entry<String, List<String>> library : LIBRARIES.entrySet()) {
                String root = rootOf(library.getKey());
                for (String file : library.getValue()) {
                    files.put("vendor/" + library.getKey() + "/" + file, resource(root + file));
                }
            }
            return new WebAssets(files);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the console's files are not in the class path as they were built", e);
        }
    }

    /** A file's text; empty: there is none of this path. */
    Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Another as soon as any file is: so that browsers may keep them for ever. */
    String version() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        files.forEach((path, text) -> {
            all.writeBytes((path + '\0').getBytes(StandardCharsets.UTF_8));
            all.writeBytes((text + '\0').getBytes(StandardCharsets.UTF_8));
        });
        return Sha3.hex256(all.toByteArray()).substring(0, VERSION_DIGITS);
    }

    private static SortedMap<String, String> ownFiles() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(WebAssets.class.getResource(FOLDER), FOLDER);
        URI uri = folder.toURI();
        if (uri.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.provider().getPath(uri));
            }
        }
        return read(Path.of(uri));
    }

    private static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(
                            file -> files.put(folder.relativize(file).toString().replace('\\', '/'), text(file)));
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** WebJars keep a library's files under its version, which only the build knows. */
    private static String rootOf(String library) throws IOException {
        String properties = resource("META-INF/maven/org.webjars.npm/" + library + "/pom.properties");
        String version = properties
                .lines()
                .filter(line -> line.startsWith("version="))
                .findFirst()
                .orElseThrow()
                .substring("version=".length());
        return "META-INF/resources/webjars/" + library + "/" + version + "/";
    }

    private static String resource(String path) throws IOException {
        try (InputStream stream = WebAssets.class.getClassLoader().getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(stream, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
