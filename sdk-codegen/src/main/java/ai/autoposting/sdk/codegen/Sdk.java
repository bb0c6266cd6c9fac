package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is generated from a specification: its types and its operations.
 *
 * @param shared what is the same at several places
 * @param notices what a maintainer should know
 */
record Sdk(Types types, Operations operations, SharedTypes shared, Notices notices) {
    /** @throws SpecException with everything that cannot be generated */
    static Sdk read(Path spec, @Nullable Path list) {
        Document document = Document.read(spec);
        TypeNames names = list == null ? TypeNames.none() : TypeNames.read(list);
        names.skipping(false);
        read(document, names, new SharedTypes(Map.of()), new Problems()); // which places there are
        names.skipping(true);
        SharedTypes shared = SharedTypes.recorded(list);
        read(document, names, shared, new Problems()); // where everything stands
        shared.beginNaming();
        Problems problems = new Problems();
        Sdk sdk = read(document, names, shared, problems);
        sdk.requireClassNames(problems);
        sdk.requireCodecNames(problems);
        problems.addAll(names.unused(problems.places()));
        problems.stopIfAny();
        shared.tell(sdk.notices());
        return sdk;
    }

    private static Sdk read(Document document, TypeNames names, SharedTypes shared, Problems problems) {
        Schemas schemas = new Schemas(document);
        Types types = new Types(schemas, names, shared, problems);
        Notices notices = new Notices();
        Set<String> leftOut = leftOut(document, names);
        for (Map.Entry<String, JsonNode> component : Document.fields(document.schemas())) {
            String name = component.getKey();
            if (!leftOut.contains(name) && names.skipped("components." + name) == null) {
                problems.orElse(() -> types.component(name, "components." + name));
            }
        }
        Operations operations = new Operations(schemas, types, names, problems, notices);
        operations.readAll();
        return new Sdk(types, operations, shared, notices);
    }

    /** The components that only operations need which are left out, or only as forms, which have classes of their own. */
    private static Set<String> leftOut(Document document, TypeNames names) {
        Set<String> all = new LinkedHashSet<>();
        Set<String> needed = new LinkedHashSet<>();
        for (OperationSpec operation : OperationSpec.all(document, new Problems())) {
            for (JsonNode node : List.of(operation.operation(), operation.item().path("parameters"))) {
                document.addNeeded(node, true, all);
                if (names.skipped(operation.id()) == null) {
                    document.addNeeded(node, false, needed);
                }
            }
        }
        all.removeAll(needed);
        return all;
    }

    /** The file of a type's codec names other codecs by their plain names, and imports the type. */
    private void requireCodecNames(Problems problems) {
        for (String name : types.names()) {
            String codec = name + "Codec";
            if (types.names().contains(codec)) {
                String place = types.place(codec);
                problems.add(new SpecException(
                        place, "the codec of " + name + " is called " + codec, place + " = " + codec + "2"));
            }
        }
    }

    /** Classes of tags and operations beside those of the specification's types: each file imports both. */
    private void requireClassNames(Problems problems) {
        Map<String, String> taken = new HashMap<>();
        for (String name : List.of("TagApis", "AsyncTagApis", "Operations")) {
            taken.put(name.toLowerCase(Locale.ROOT), "the SDK");
        }
        List<ApiViews.Tag> tags = operations.tags();
        tags.forEach(tag -> {
            for (String suffix : new String[] {"Api", "AsyncApi", "Operations"}) {
                requireFree(
                        tag.prefix() + suffix, "tag " + tag.accessor(), "(rename the tag: tag.X = Y)", taken, problems);
            }
        });
        operations
                .params()
                .keySet()
                .forEach(name -> requireFree(name, "operation", "(skip one of the operations)", taken, problems));
    }

    private void requireFree(String name, String owner, String line, Map<String, String> taken, Problems problems) {
        if (types.isDeclared(name)) {
            problems.add(new SpecException(
                    "api/" + name, "a type has this name already", types.place(name) + " = " + name + "2"));
        }
        String other = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), owner);
        if (other != null) {
            problems.add(
                    new SpecException("api/" + name, "another class, of " + other + ", has this name already", line));
        }
    }
}
