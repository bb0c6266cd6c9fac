package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a specification as JSON, word for word, so that nobody who reads it at run time needs a YAML library. */
public final class SpecJson {
    private SpecJson() {}

    /** @param files the YAML file to read, the JSON file to write */
    public static void main(String[] files) throws IOException {
        Path json = Path.of(files[1]);
        Files.createDirectories(json.toAbsolutePath().getParent());
        new ObjectMapper().writeValue(json.toFile(), SpecReader.read(Path.of(files[0])));
    }
}
