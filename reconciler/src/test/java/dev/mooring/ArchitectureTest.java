package dev.mooring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The rules of the house that a compiler cannot hold: which room may know which, and what stays at the edge. */
@AnalyzeClasses(packages = "dev.mooring", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] PURE = {
        "dev.mooring.manifest..",
        "dev.mooring.resource..",
        "dev.mooring.graph..",
        "dev.mooring.plan..",
        "dev.mooring.status.."
    };

    @ArchTest
    static final ArchRule data_flows_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("resource")
            .definedBy("dev.mooring.resource..")
            .layer("manifest")
            .definedBy("dev.mooring.manifest..")
            .layer("source")
            .definedBy("dev.mooring.source..")
            .layer("aws")
            .definedBy("dev.mooring.aws..")
            .layer("kinds")
            .definedBy("dev.mooring.kinds..")
            .layer("graph")
            .definedBy("dev.mooring.graph..")
            .layer("plan")
            .definedBy("dev.mooring.plan..")
            .layer("engine")
            .definedBy("dev.mooring.engine..")
            .layer("status")
            .definedBy("dev.mooring.status..")
            .layer("daemon")
            .definedBy("dev.mooring.daemon..")
            .layer("edit")
            .definedBy("dev.mooring.edit..")
            .layer("cli")
            .definedBy("dev.mooring.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("edit")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("daemon")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("daemon", "cli")
            .whereLayer("status")
            .mayOnlyBeAccessedByLayers("engine", "daemon", "cli")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("engine", "status", "daemon", "cli")
            .whereLayer("graph")
            .mayOnlyBeAccessedByLayers("plan", "engine", "status", "edit", "daemon", "cli")
            .whereLayer("aws")
            .mayOnlyBeAccessedByLayers("kinds", "engine", "daemon", "cli")
            .whereLayer("source")
            .mayOnlyBeAccessedByLayers("engine", "daemon", "cli");

    @ArchTest
    static final ArchRule pure_rooms_know_no_aws_and_no_io = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon.awssdk..",
                    "java.net.http..",
                    "java.nio.file..",
                    "java.sql..",
                    "io.github.resilience4j..",
                    "io.micrometer..",
                    "io.dropwizard..",
                    "dev.mooring.aws..",
                    "dev.mooring.engine..");

    @ArchTest
    static final ArchRule pure_rooms_know_no_clock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock");

    @ArchTest
    static final ArchRule the_sdk_stays_at_the_edge = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mooring.aws..", "dev.mooring.simulator..")
            .and()
            .haveSimpleNameNotEndingWith("Actuator")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule kinds_do_not_know_each_other =
            slices().matching("dev.mooring.kinds.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule what_a_service_stands_for_knows_no_effects = noClasses()
            .that()
            .resideInAnyPackage("dev.mooring.kinds.service", "dev.mooring.kinds.service.spec")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.mooring.kinds.service.actuator");

    @ArchTest
    static final ArchRule the_language_of_a_service_stands_alone = noClasses()
            .that()
            .resideInAPackage("dev.mooring.kinds.service.spec")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mooring.kinds.service", "dev.mooring.kinds.service.actuator");

    @ArchTest
    static final ArchRule rooms_have_no_cycles =
            slices().matching("dev.mooring.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_demo_and_the_simulator_command_know_the_simulator = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mooring.cli..", "dev.mooring.simulator..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.mooring.simulator..");

    @ArchTest
    static final ArchRule time_and_chance_are_injected = noClasses()
            .should()
            .callMethod("java.time.Instant", "now")
            .orShould()
            .callMethod("java.time.LocalDateTime", "now")
            .orShould()
            .callMethod("java.lang.System", "currentTimeMillis")
            .orShould()
            .callMethod("java.lang.Math", "random")
            .orShould()
            .callMethod("java.lang.Thread", "sleep", "long")
            .orShould()
            .callMethod("java.lang.Thread", "sleep", "java.time.Duration")
            .as("time and chance come from an injected Clock, scheduler or Random");

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)");

    @ArchTest
    static void every_room_says_what_lives_in_it(JavaClasses all) {
        classes()
                .should(new ArchCondition<JavaClass>("be in a package with a package-info") {
                    @Override
                    public void check(JavaClass javaClass, ConditionEvents events) {
                        boolean described =
                                javaClass.getPackage().tryGetPackageInfo().isPresent();
                        events.add(new SimpleConditionEvent(
                                javaClass, described, javaClass.getPackageName() + " has no package-info.java"));
                    }
                })
                .check(all);
    }
}
