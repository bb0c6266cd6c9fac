package ai.autoposting.sdk.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.model.PlatformOAuthError;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
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
    private static final String ENGINE = "ai.autoposting.sdk.internal";
    private static final String FACADE = "ai.autoposting.sdk";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(FACADE);

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
                        "ai.autoposting.sdk.runtime")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "okhttp3..", "okio..", "kotlin..", "com.fasterxml.jackson.databind..", FACADE, ENGINE)
                .check(ALL);
    }

    @Test
    void theEngineKnowsNoOperationAndNoModelButTheErrorBody() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
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
                .onlyHaveDependentClassesThat()
                .resideOutsideOfPackages(ENGINE, FACADE)
                .check(ALL);
    }

    @Test
    void nothingButTheFacadeReachesIntoTheEngine() {
        classes()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(ENGINE, FACADE)
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
                Shipped.TESTING, "ai.autoposting.sdk.testing");
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
}
