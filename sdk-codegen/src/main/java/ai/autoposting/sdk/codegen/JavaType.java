package ai.autoposting.sdk.codegen;

import org.jspecify.annotations.Nullable;

/**
 * A type as the templates need it.
 *
 * @param java as in source: {@code List<PlatformToken>}
 * @param codec an expression for its codec
 * @param result an expression for its ResultType
 * @param kind what templates must tell apart
 * @param element what a list, map or optional holds
 */
record JavaType(
        String java,
        String codec,
        String result,
        Kind kind,
        @Nullable JavaType element) {
    enum Kind {
        TEXT,
        SCALAR,
        BYTES,
        FREE_FORM,
        OPEN_ENUM,
        MODEL,
        OPTIONAL,
        LIST,
        MAP
    }

    static JavaType scalar(String java, String codec) {
        Kind kind = java.equals("String") ? Kind.TEXT : Kind.SCALAR;
        return new JavaType(java, "ScalarCodecs." + codec + ".CODEC", "ResultType.of(" + java + ".class)", kind, null);
    }

    static JavaType bytes() {
        return new JavaType("byte[]", "ScalarCodecs.Bytes.CODEC", "ResultType.of(byte[].class)", Kind.BYTES, null);
    }

    static JavaType freeForm() {
        return new JavaType("Object", "ScalarCodecs.Any.CODEC", "ResultType.of(Object.class)", Kind.FREE_FORM, null);
    }

    static JavaType generated(String name, Kind kind) {
        return new JavaType(name, name + "Codec.CODEC", "ResultType.of(" + name + ".class)", kind, null);
    }

    JavaType optional() {
        return new JavaType(
                "Optional<" + java + ">",
                "ContainerCodecs.optional(" + codec + ")",
                result + ".optional()",
                Kind.OPTIONAL,
                this);
    }

    JavaType list() {
        return new JavaType(
                "List<" + java + ">", "ContainerCodecs.list(" + codec + ")", result + ".list()", Kind.LIST, this);
    }

    JavaType map() {
        return new JavaType(
                "Map<String, " + java + ">", "ContainerCodecs.map(" + codec + ")", result + ".map()", Kind.MAP, this);
    }

    boolean collection() {
        return kind == Kind.LIST || kind == Kind.MAP;
    }

    boolean isList() {
        return kind == Kind.LIST;
    }

    boolean isMap() {
        return kind == Kind.MAP;
    }

    boolean isBytes() {
        return kind == Kind.BYTES;
    }

    boolean isFreeForm() {
        return kind == Kind.FREE_FORM;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    /** Whether any JSON, nulls included, can be somewhere inside. */
    boolean free() {
        return collection() && holdsFreeForm();
    }

    private boolean holdsFreeForm() {
        return isFreeForm() || element != null && element.holdsFreeForm();
    }

    /** Whether it can stand in a path, a query or a header. */
    boolean single() {
        return kind == Kind.TEXT || kind == Kind.SCALAR || kind == Kind.OPEN_ENUM;
    }

    boolean listOfSingle() {
        return isList() && element != null && element.single();
    }

    /** Whether a value of this type can have secrets of its own somewhere inside. */
    boolean mayHoldSecrets() {
        return codec.matches(".*\\b(?!Scalars)\\w+Codec\\.CODEC.*");
    }
}
