package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.api.TemplatingEngineAdapter;
import org.openapitools.codegen.languages.AbstractJavaCodegen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generator {@code autoposting-java}. openapi-generator runs it and writes the files; what goes into them comes from
 * {@link Sdk}. The specification is read as it stands, from the file that a property names: the stock parser drops and rewrites
 * parts of it, so it gets an empty one.
 *
 * <p>Additional properties: {@code spec}, the path of the specification, and {@code typeNames}, that of the committed list of
 * names.
 */
public final class SdkCodegen extends AbstractJavaCodegen {
    static final String SPEC = "spec";
    static final String TYPE_NAMES = "typeNames";

    private static final String ROOT = "src/main/java/ai/autoposting/sdk/";

    private final Map<String, Object> views = new HashMap<>();
    private final Set<String> models = new TreeSet<>();
    private final Logger log = LoggerFactory.getLogger(SdkCodegen.class);

    public SdkCodegen() {
        modelTemplateFiles.clear();
        apiTemplateFiles.clear();
        apiTestTemplateFiles.clear();
        modelTestTemplateFiles.clear();
        modelDocTemplateFiles.clear();
        apiDocTemplateFiles.clear();
    }

    @Override
    public String getName() {
        return "autoposting-java";
    }

    @Override
    public String getHelp() {
        return "Generates the models, codecs and API classes of the Autoposting SDK.";
    }

    @Override
    public CodegenType getTag() {
        return CodegenType.CLIENT;
    }

    /** The stock passes before generation rename inline types by order of appearance; ours come from the place they stand in. */
    @Override
    public boolean getUseInlineModelResolver() {
        return false;
    }

    @Override
    public boolean getUseOpenapiNormalizer() {
        return false;
    }

    @Override
    public TemplatingEngineAdapter getTemplatingEngine() {
        return new SourceTemplates(views, this::supportingFiles);
    }

    /** The stock one prints a banner. */
    @Override
    public void postProcess() {}

    @Override
    public void preprocessOpenAPI(OpenAPI nothing) {
        supportingFiles.clear();
        Object list = additionalProperties.get(TYPE_NAMES);
        Path names = list == null ? null : Path.of(list.toString());
        Sdk sdk = Sdk.read(Path.of(String.valueOf(additionalProperties.get(SPEC))), names);
        models.addAll(sdk.types().names());
        views.put("models", models);
        views.put("deprecatedTypes", sdk.types().anyDeprecated());
        addModels(sdk.types());
        addApi(sdk.operations());
        add("verbatim", "runtime/SecretNames", EmittedSource.of(SecretNames.class, "ai.autoposting.sdk.runtime"));
        NativeImage.write(Path.of(getOutputDir()), sdk.types());
        sdk.notices().all().forEach(notice -> log.info("{}", notice));
        if (names != null) {
            sdk.shared().write(Path.of(getOutputDir()), names);
        }
    }

    private void addModels(Types types) {
        types.objects().forEach((name, view) -> addModel("object", name, view));
        types.enums().forEach((name, view) -> addModel("enum", name, view));
        types.unions().forEach((name, view) -> addModel("union", name, view));
        add("model-codecs", "json/ModelCodecs", CodecSwitch.of(types));
    }

    private void addModel(String template, String name, Object view) {
        add(template, "model/" + name, view);
        add(template + "-codec", "json/" + name + "Codec", view);
    }

    private void addApi(Operations operations) {
        List<ApiViews.Tag> tags = operations.tags();
        operations.params().forEach((name, view) -> add("params", "api/" + name, view));
        tags.forEach(tag -> {
            add("api", "api/" + tag.prefix() + "Api", tag);
            add("async-api", "api/" + tag.prefix() + "AsyncApi", tag);
            if (tag.hasOwn()) {
                add("tag-operations", "api/" + tag.prefix() + "Operations", tag);
            }
        });
        Map<String, Object> all = Map.of(
                "operations", tags.stream().flatMap(tag -> tag.own().stream()).toList(),
                "deprecatedOperations", tags.stream().anyMatch(ApiViews.Tag::hasDeprecated));
        add("tag-apis", "api/TagApis", new ApiViews.TagApis("", tags));
        add("tag-apis", "api/AsyncTagApis", new ApiViews.TagApis("Async", tags));
        add("operations", "api/Operations", all);
    }

    private void add(String template, String path, Object view) {
        views.put(path, view);
        int slash = path.indexOf('/');
        supportingFiles.add(new SupportingFile(
                template + ":" + path, ROOT + path.substring(0, slash), path.substring(slash + 1) + ".java"));
    }
}
