package ai.autoposting.sdk.testing.spec;

import java.util.Optional;

/**
 * One part of a form. The bytes of a file are not kept, since nobody can tell what in them is secret.
 *
 * @param contentType as the part says; empty when it says nothing
 * @param size in bytes
 * @param text empty for a file, and for what is not UTF-8
 */
public record FormPart(String name, String contentType, int size, Optional<String> text) {
    /** Without its text, which can be a secret. */
    @Override
    public String toString() {
        return "(" + size + " bytes)";
    }
}
