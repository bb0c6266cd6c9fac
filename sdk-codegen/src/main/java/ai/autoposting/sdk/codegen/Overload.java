package ai.autoposting.sdk.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to call an operation: with all of its arguments, or without an optional body or its parameters.
 *
 * @param arguments of the method
 * @param passed what stands for all arguments when they are collected
 * @param doc of the shortest form of the method
 */
record Overload(ApiViews.Operation operation, ArgumentList arguments, String passed, String doc) {
    static List<Overload> of(ApiViews.Operation operation) {
        List<Overload> all = new ArrayList<>();
        ApiViews.Inputs inputs = operation.inputs();
        boolean optional = inputs.canDoWithoutBody();
        for (boolean body : optional ? new boolean[] {false, true} : new boolean[] {true}) {
            if (inputs.canDoWithoutParams()) {
                all.add(of(operation, body, false));
            }
            all.add(of(operation, body, true));
        }
        return all;
    }

    private static Overload of(ApiViews.Operation operation, boolean withBody, boolean withParams) {
        ApiViews.Inputs inputs = operation.inputs();
        List<ApiViews.Argument> declared = new ArrayList<>(inputs.path());
        List<String> passed = new ArrayList<>(
                inputs.path().stream().map(ApiViews.Argument::name).toList());
        ApiViews.Body body = inputs.body();
        ApiViews.Params params = inputs.params();
        List<String> missing = new ArrayList<>();
        if (body != null) {
            String name = body.argument().name();
            passed.add(
                    !withBody
                            ? "null"
                            : body.required() ? name : "Objects.requireNonNull(" + name + ", \"" + name + "\")");
            if (withBody) {
                declared.add(body.argument());
            } else {
                missing.add("body");
            }
        }
        if (params != null) {
            passed.add(withParams ? "params" : params.type() + ".none()");
            if (!withParams) {
                missing.add("query and header parameters");
            }
        }
        ArgumentList arguments = new ArgumentList(declared, params == null || !withParams ? null : params.type());
        String doc = missing.isEmpty()
                ? operation.doc()
                : linked(operation, "", ", without " + String.join(" and without ", missing) + ".");
        return new Overload(operation, arguments, String.join(", ", passed), doc);
    }

    String optionsDoc() {
        return linked(operation, "", ", with options for this one call.");
    }

    String responseDoc() {
        return linked(operation, "", ", with status, headers and the number of attempts.");
    }

    /** For whatever class the method stands in: an operation with two tags stands in two. */
    String asyncDoc() {
        return async(", without blocking.");
    }

    String asyncOptionsDoc() {
        return async(", without blocking and with options for this one call.");
    }

    String asyncResponseDoc() {
        return async(", without blocking and with status, headers and the number of attempts.");
    }

    private String async(String difference) {
        return linked(operation, operation.prefix() + "Api", difference);
    }

    private static String linked(ApiViews.Operation operation, String owner, String difference) {
        return new Javadoc()
                .html("As {@link " + owner + operation.link() + "}" + difference)
                .comment();
    }
}
