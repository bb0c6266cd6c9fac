package ai.autoposting.sdk.codegen;

import org.jspecify.annotations.Nullable;

/**
 * A type as the templates need it.
 *
 * @param java as in source: {@code List<PlatformToken>}
 * @param erased the same without what it holds, as a Javadoc link names it: {@code List}
 * @param codec an expression for its codec
 * @param result an expression for its ResultType
 * @param kind what templates must tell apart
 * @param element what a list, map or optional holds
 */
record JavaType(
        String java,
        String erased,
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
        UPLOAD,
        DOWNLOAD,
        OPTIONAL,
        LIST,
        MAP
    }

    static JavaType text() {
        return simple("String", "ScalarCodecs.Text.CODEC", Kind.TEXT);
    }

    /** @param codec the name of a codec among those of scalars */
    static JavaType scalar(String java, String codec) {
        return simple(java, "ScalarCodecs." + codec + ".CODEC", Kind.SCALAR);
    }

    static JavaType bytes() {
        return simple("byte[]", "ScalarCodecs.Bytes.CODEC", Kind.BYTES);
    }

    static JavaType freeForm() {
        return simple("Object", "ScalarCodecs.Any.CODEC", Kind.FREE_FORM);
    }

    static JavaType openEnum(String name) {
        return simple(name, name + "Codec.CODEC", Kind.OPEN_ENUM);
    }

    static JavaType model(String name) {
        return simple(name, name + "Codec.CODEC", Kind.MODEL);
    }

    /** What a request carries as it is. */
    static JavaType upload() {
        return simple("Upload", "", Kind.UPLOAD);
    }

    /** What a response carries as it is. */
    static JavaType download() {
        return simple("Download", "", Kind.DOWNLOAD);
    }

    private static JavaType simple(String java, String codec, Kind kind) {
        return new JavaType(java, java, codec, "ResultType.of(" + java + ".class)", kind, null);
    }

    JavaType optional() {
        return container("Optional", "", "optional", Kind.OPTIONAL);
    }

    JavaType list() {
        return container("List", "", "list", Kind.LIST);
    }

    JavaType map() {
        return container("Map", "String, ", "map", Kind.MAP);
    }

    private JavaType container(String name, String key, String method, Kind containerKind) {
        return new JavaType(
                name + "<" + key + (isFreeForm() ? "@Nullable " : "") + java + ">",
                name,
                "ContainerCodecs." + method + "(" + codec + ")",
                result + "." + method + "()",
                containerKind,
                this);
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

    boolean isUpload() {
        return kind == Kind.UPLOAD;
    }

    boolean isOptional() {
        return kind == Kind.OPTIONAL;
    }

    boolean isModel() {
        return kind == Kind.MODEL;
    }

    /** What a list, map or optional holds in the end; the type itself if it is none. */
    JavaType innermost() {
        return element == null ? this : element.innermost();
    }

    /** Whether any JSON, nulls included, can be somewhere inside. */
    boolean free() {
        return collection() && innermost().isFreeForm();
    }

    /** Whether dates or times are somewhere inside. */
    boolean hasTimes() {
        String inside = innermost().java;
        return inside.equals("OffsetDateTime") || inside.equals("LocalDate");
    }

    /** Whether it can stand in a path, a query or a header. */
    boolean single() {
        return kind == Kind.TEXT || kind == Kind.SCALAR || kind == Kind.OPEN_ENUM;
    }

    boolean listOfSingle() {
        return isList() && element != null && element.single();
    }

    boolean listOfTexts() {
        return isList() && element != null && element.isText();
    }

    boolean mapOfTexts() {
        return isMap() && element != null && element.isText();
    }

    /** Whether a value of this type can have secrets of its own somewhere inside. */
    boolean mayHoldSecrets() {
        return innermost().isModel();
    }
}
