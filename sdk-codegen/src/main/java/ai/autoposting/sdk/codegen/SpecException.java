package ai.autoposting.sdk.codegen;

/** Something in the specification that cannot be generated faithfully. Stops the build. */
final class SpecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SpecException(String place, String problem) {
        super(place + ": " + problem);
    }
}
