package ai.autoposting.sdk.examples.common;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in people's words why a file cannot be used, without what is in it. */
public final class FileTrouble {
    private FileTrouble() {}

    public static String reading(Path file, IOException failure) {
        return failure instanceof NoSuchFileException
                ? "there is no file " + file
                : file + " cannot be read: " + reason(file, failure);
    }

    public static String writing(Path file, IOException failure) {
        return file + " cannot be written: " + reason(file, failure);
    }

    private static String reason(Path file, IOException failure) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
