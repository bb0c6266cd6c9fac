package ai.autoposting.sdk.it;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.model.PlatformOAuthError;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may know whom. */
final class LayersTest {
    private static final String GENERATED_API = "ai.autoposting.sdk.api";
    private static final String RUNTIME = "ai.autoposting.sdk.runtime";
    private static final String FACADE = "ai.autoposting.sdk";
    private static final String ENGINE = "ai.autoposting.sdk.internal";
    private static final String HTTP = "ai.autoposting.sdk.internal.http";
    private static final String BODY = "ai.autoposting.sdk.internal.body";
    private static final String CONTENT = "ai.autoposting.sdk.internal.content";
    private static final String SECRETS = "ai.autoposting.sdk.internal.secrets";

    private static final JavaClasses ALL = OurClasses.ALL;

    @Test
    void generatedCodeAndTheContractKnowNeitherHttpNorDatabindNorTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        GENERATED_API,
                        "ai.autoposting.sdk.model",
                        "ai.autoposting.sdk.call",
                        "ai.autoposting.sdk.error",
                        "ai.autoposting.sdk.json",
                        RUNTIME)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "okhttp3..", "okio..", "kotlin..", "com.fasterxml.jackson.databind..", FACADE, ENGINE + "..")
                .check(ALL);
    }

    /** Another specification that has these two operations can take the place of ours. */
    @Test
    void theMockServerAndTheClientKnowNoGeneratedTypeButThoseOfTheTwoOperationsThatAreSpecified() {
        noClasses()
                .that()
                .resideInAPackage("ai.autoposting.sdk.testing..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(GENERATED_API, "ai.autoposting.sdk.model")
                        .and(not(nameMatching(".*\\.(Platform|PlatformToken|TagApis|AsyncTagApis)(\\$.*)?"))))
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage(FACADE, ENGINE + "..", "ai.autoposting.sdk.tokens", "ai.autoposting.sdk.webhooks")
                .should()
                .dependOnClassesThat(resideInAnyPackage(GENERATED_API, "ai.autoposting.sdk.model")
                        .and(not(
                                nameMatching(".*\\.(Platform|PlatformToken|StorePlatformTokenRequest|PlatformOAuthError"
                                        + "|PlatformOAuth(Async)?Api|TagApis|AsyncTagApis)(\\$.*)?"))))
                .check(ALL);
    }

    @Test
    void theEngineKnowsNoOperationAndNoModelButTheErrorBody() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(GENERATED_API)
                .check(ALL);
        classes()
                .that()
                .resideInAPackage("ai.autoposting.sdk.model")
                .and()
                .doNotHaveFullyQualifiedName(PlatformOAuthError.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(PlatformOAuthError.Builder.class.getName())
                .should()
                .onlyHaveDependentClassesThat(not(resideInAnyPackage(ENGINE + "..", FACADE))
                        .or(nameMatching("ai\\.autoposting\\.sdk\\.FirstCalls"))) // which is what a warm-up calls
                .check(ALL);
    }

    @Test
    void nothingButTheFacadeReachesIntoTheEngine() {
        classes()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(ENGINE + "..", FACADE)
                .check(ALL);
    }

    @Test
    void whatIsAboutTokensWorksOnTheContractAlone() {
        knowNoOthersOfOurs(
                "ai.autoposting.sdk.tokens",
                GENERATED_API,
                "ai.autoposting.sdk.call",
                "ai.autoposting.sdk.error",
                "ai.autoposting.sdk.model");
    }

    @Test
    void whatIsAboutWebhooksKnowsJsonAloneAndDoesNoInputOrOutput() {
        knowNoOthersOfOurs("ai.autoposting.sdk.webhooks", "ai.autoposting.sdk.json", RUNTIME);
        noClasses()
                .that()
                .resideInAPackage("ai.autoposting.sdk.webhooks")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..", "java.net..", "java.nio.file..", "java.nio.channels..")
                .check(ALL);
    }

    @Test
    void whatMeasuresKnowsWhatTheListenerHearsAndTheExceptionsAlone() {
        knowNoOthersOfOurs("ai.autoposting.sdk.micrometer", FACADE, "ai.autoposting.sdk.error");
        noClasses()
                .that()
                .resideOutsideOfPackage("ai.autoposting.sdk.micrometer")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer..")
                .check(ALL);
    }

    @Test
    void theRuntimeKnowsNothingElseOfTheSdk() {
        knowNoOthersOfOurs(RUNTIME);
    }

    @Test
    void theRoomsOfTheEngineKnowOneAnotherInOneDirectionOnly() {
        knowNoOthersOfOurs(SECRETS, RUNTIME);
        knowNoOthersOfOurs(BODY, RUNTIME, "ai.autoposting.sdk.json", "ai.autoposting.sdk.call");
        knowNoOthersOfOurs(HTTP, SECRETS, RUNTIME);
        knowNoOthersOfOurs(CONTENT, HTTP, BODY, SECRETS, RUNTIME, "ai.autoposting.sdk.json", "ai.autoposting.sdk.call");
        knowNoOthersOfOurs(
                ENGINE,
                CONTENT,
                HTTP,
                BODY,
                SECRETS,
                RUNTIME,
                "ai.autoposting.sdk.json",
                "ai.autoposting.sdk.call",
                "ai.autoposting.sdk.error",
                "ai.autoposting.sdk.model");
    }

    @Test
    void theFacadeKnowsTheEngineAndNoneOfItsRooms() {
        noClasses()
                .that()
                .resideInAPackage(FACADE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP, BODY, CONTENT, SECRETS)
                .check(ALL);
    }

    @Test
    void theRoomsOfTheEngineAreInNoCircle() {
        slices().matching("ai.autoposting.sdk.(internal..)")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }

    private static void knowNoOthersOfOurs(String room, String... known) {
        List<String> allowed = new ArrayList<>(List.of(known));
        allowed.add(room);
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(FACADE + "..").and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
                .check(ALL);
    }

    @Test
    void exceptionsAreUnchecked() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and()
                .resideInAPackage(ApiException.class.getPackageName())
                .should()
                .beAssignableTo(RuntimeException.class)
                .check(ALL);
    }

    @ParameterizedTest
    @EnumSource(Shipped.class)
    void aModuleExportsWhatItShould(Shipped module) {
        ModuleReference reference =
                ModuleFinder.of(module.location()).findAll().iterator().next();
        Set<String> exported = reference.descriptor().exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        assertThat(exported).containsExactlyInAnyOrderElementsOf(module.exportedPackages());
        Map<Shipped, String> names = Map.of(
                Shipped.GENERATED, "ai.autoposting.sdk.generated",
                Shipped.CORE, "ai.autoposting.sdk",
                Shipped.TESTING, "ai.autoposting.sdk.testing",
                Shipped.MICROMETER, "ai.autoposting.sdk.micrometer");
        assertThat(reference.descriptor().name()).isEqualTo(names.get(module));
    }

    @Test
    void onlyTheModelsAreOpenAndTheCodecsAreForTheEngineOnly() {
        ModuleDescriptor generated = ModuleFinder.of(Shipped.GENERATED.location())
                .findAll()
                .iterator()
                .next()
                .descriptor();
        assertThat(generated.opens().stream().map(ModuleDescriptor.Opens::source))
                .containsExactly("ai.autoposting.sdk.model");
        assertThat(generated.exports().stream()
                        .filter(ModuleDescriptor.Exports::isQualified)
                        .map(export -> List.of(export.source(), export.targets())))
                .containsExactlyInAnyOrder(
                        List.of("ai.autoposting.sdk.json", Set.of("ai.autoposting.sdk")),
                        List.of(
                                "ai.autoposting.sdk.runtime",
                                Set.of("ai.autoposting.sdk", "ai.autoposting.sdk.testing")));
    }

    @Test
    void theModelOfTheSpecificationKnowsNothingOfTheMockServerThatUsesIt() {
        String server = "ai.autoposting.sdk.testing";
        String spec = "ai.autoposting.sdk.testing.spec";
        noClasses()
                .that()
                .resideInAPackage(spec)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(server)
                .check(ALL);
        classes()
                .that()
                .resideInAPackage(spec)
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(spec, server)
                .check(ALL);
    }
}
