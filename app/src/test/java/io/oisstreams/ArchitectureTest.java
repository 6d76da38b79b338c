package io.oisstreams;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/**
 * Which package may use which, as in the design's plan of the house. Packages below the root that are not named here are
 * capabilities, so a new capability needs no change.
 */
@AnalyzeClasses(packages = "io.oisstreams", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.oisstreams.";
    private static final String CLI = "io.oisstreams.cli..";
    private static final String EMBEDDED = "io.oisstreams.embedded..";

    /** What capabilities stand on, and what stands on nothing of ours. */
    private static final Set<String> NOT_CAPABILITIES = Set.of(
            "cli",
            "config",
            "event",
            "output",
            "crypto",
            "sorting",
            "tlog",
            "signing",
            "alerting",
            "time",
            "rows",
            "paging",
            "streams",
            "http",
            "embedded");

    /** Whatever else a core may do, the time and chance come to it as arguments. Owner, then members; none: all. */
    private static final Map<String, Set<String>> UNPREDICTABLE = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry("java.lang.Thread", Set.of()),
            Map.entry("java.time.Clock", Set.of()),
            Map.entry("java.time.ZoneId", Set.of("systemDefault")),
            Map.entry("java.util.Calendar", Set.of()),
            Map.entry("java.util.Date", Set.of()),
            Map.entry("java.util.Locale", Set.of("getDefault")),
            Map.entry("java.util.Random", Set.of()),
            Map.entry("java.util.Timer", Set.of()),
            Map.entry("java.util.TimeZone", Set.of("getDefault")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of()),
            Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
            Map.entry("java.security.SecureRandom", Set.of()));

    @ArchTest
    static final ArchRule NOTHING_BELOW_KNOWS_THE_CAPABILITIES = noClasses()
            .that(resideInAPackage(ROOT + ".").and(not(inCapability())).and(not(resideInAnyPackage(CLI, EMBEDDED))))
            .should()
            .dependOnClassesThat(inCapability())
            .because("dependencies point one way: cli, capabilities, foundations");

    @ArchTest
    static final ArchRule THE_EMBEDDED_PLATFORM_KNOWS_CORES_ONLY = noClasses()
            .that()
            .resideInAPackage(EMBEDDED)
            .should()
            .dependOnClassesThat(inCapability().and(not(resideInAPackage("..core.."))))
            .because("simulated agents hash and sign as cores do, and see nothing else of us");

    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_COMMAND_LINE =
            noClasses().that().resideOutsideOfPackage(CLI).should().dependOnClassesThat(resideInAPackage(CLI));

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_THE_EMBEDDED_PLATFORM = noClasses()
            .that()
            .resideOutsideOfPackages(CLI, EMBEDDED)
            .should()
            .dependOnClassesThat(resideInAPackage(EMBEDDED));

    @ArchTest
    static final ArchRule NO_CAPABILITY_KNOWS_ANOTHER = classes()
            .that(inCapability())
            .should(ArchCondition.from(describe(
                    "depend on no other capability", (JavaClass type) -> type.getDirectDependenciesFromSelf().stream()
                            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                            .filter(inCapability())
                            .allMatch(target -> room(target).equals(room(type))))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_METRIC = noClasses()
            .that()
            .resideInAPackage("io.oisstreams.http..")
            .should()
            .dependOnClassesThat(ours("http", "config"))
            .because("the server serves what it is given");

    @ArchTest
    static final ArchRule CRYPTOGRAPHY_STANDS_ON_NOTHING = noClasses()
            .that()
            .resideInAnyPackage("io.oisstreams.crypto..")
            .should()
            .dependOnClassesThat(ours("crypto"));

    @ArchTest
    static final ArchRule LOGS_STAND_ON_CRYPTOGRAPHY = noClasses()
            .that()
            .resideInAPackage("io.oisstreams.tlog..")
            .should()
            .dependOnClassesThat(ours("tlog", "crypto"));

    @ArchTest
    static final ArchRule CONFIGURATION_STANDS_ON_NOTHING = noClasses()
            .that()
            .resideInAPackage("io.oisstreams.config..")
            .should()
            .dependOnClassesThat(ours("config"));

    @ArchTest
    static final ArchRule CORES_KNOW_NOTHING_OF_WHAT_SURROUNDS_THEM = noClasses()
            .that(pure())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.javalin..",
                    "io.micrometer..",
                    "io.oisstreams.config..",
                    "io.oisstreams.http..",
                    "io.oisstreams.streams..")
            .because("every number comes from code that can be called with plain values (contract 1.3)");

    @ArchTest
    static final ArchRule RECORDS_ARE_CHECKED_WITHOUT_KAFKA_AND_SERVERS = noClasses()
            .that()
            .resideInAPackage("io.oisstreams.integrity.verify..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.confluent..",
                    "io.javalin..",
                    "java.net..",
                    "io.oisstreams.http..",
                    "io.oisstreams.streams..",
                    "io.oisstreams.integrity.topology..",
                    "io.oisstreams.integrity.state..",
                    "io.oisstreams.integrity.query..",
                    "io.oisstreams.integrity.evidence..")
            .because("who checks a record trusts nobody, and needs files and keys alone");

    @ArchTest
    static final ArchRule CORES_NEITHER_TELL_THE_TIME_NOR_THROW_DICE = noClasses()
            .that(pure())
            .should()
            .accessTargetWhere(describe("tells the time or throws dice", ArchitectureTest::isUnpredictable))
            .because("time is an input (contract 1.1)");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Common)(\\$.*)?");

    @ArchTest
    static final ArchRule PACKAGES_SAY_WHAT_THEY_ARE_ABOUT =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.oisstreams.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule STATIC_FIELDS_ARE_FINAL = fields().that(
                    describe("are static and written by hand", ArchitectureTest::isStaticByHand))
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule STATIC_FIELDS_HOLD_NOTHING_THAT_CHANGES = noFields()
            .that(describe("are static and written by hand", ArchitectureTest::isStaticByHand))
            .should()
            .haveRawType(
                    nameMatching(
                            "java\\.util\\.concurrent\\..*|java\\.util\\.\\w+(Map|List|Set|Deque|Queue)|java\\.lang\\.(StringBuilder|ThreadLocal)"));

    /** The package below the root that a class is in; empty: it is not ours. */
    private static String room(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith(ROOT) && name.length() > ROOT.length()
                ? name.substring(ROOT.length(), name.indexOf('.', ROOT.length()))
                : "";
    }

    private static DescribedPredicate<JavaClass> inCapability() {
        return describe("in a capability", type -> !room(type).isEmpty() && !NOT_CAPABILITIES.contains(room(type)));
    }

    private static DescribedPredicate<JavaClass> ours(String... butFor) {
        return describe(
                "of ours but for " + String.join(", ", butFor),
                type -> !room(type).isEmpty() && !Set.of(butFor).contains(room(type)));
    }

    /** Cores, and the foundations that cores are made of. */
    private static DescribedPredicate<JavaClass> pure() {
        return resideInAnyPackage(
                        ROOT + ".core..", "io.oisstreams.alerting..", "io.oisstreams.time..", "io.oisstreams.tlog..")
                .as("pure");
    }

    private static boolean isUnpredictable(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        String member = access.getName();
        Set<String> forbidden = UNPREDICTABLE.get(owner);
        if (forbidden != null && (forbidden.isEmpty() || forbidden.contains(member))) {
            return true;
        }
        boolean timeOfNow = owner.startsWith("java.time.") && member.equals("now");
        boolean withoutSeed = owner.equals("java.util.SplittableRandom")
                && access.getTarget() instanceof CodeUnitCallTarget call
                && member.equals("<init>")
                && call.getRawParameterTypes().isEmpty();
        return timeOfNow || withoutSeed;
    }

    /** Of generated classes and of what the compiler adds we say nothing. */
    private static boolean isStaticByHand(JavaField field) {
        return field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC)
                && !field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
                && !field.getName().startsWith("$")
                && !field.getOwner().isAnnotatedWith(org.apache.avro.specific.AvroGenerated.class);
    }
}
