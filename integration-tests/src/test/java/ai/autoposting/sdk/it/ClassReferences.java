package ai.autoposting.sdk.it;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that the constant pool of a class file refers to: classes, and members with their owner and descriptor. */
record ClassReferences(Set<String> classes, Set<Member> members) {
    private static final Pattern CLASS_OF_DESCRIPTOR = Pattern.compile("L([^;<]+);");

    /** A field, whose descriptor is a type, or a method. Names of classes have dots. */
    record Member(String owner, String name, String descriptor) {
        boolean isMethod() {
            return descriptor.startsWith("(");
        }

        @Override
        public String toString() {
            return owner + "." + name + (isMethod() ? descriptor : ":" + descriptor);
        }
    }

    static ClassReferences of(InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        in.skipNBytes(8);
        int size = in.readUnsignedShort();
        int[] tags = new int[size];
        int[] first = new int[size];
        int[] second = new int[size];
        String[] texts = new String[size];
        for (int i = 1; i < size; i++) {
            tags[i] = in.readUnsignedByte();
            switch (tags[i]) {
                case 1 -> texts[i] = in.readUTF();
                case 3, 4 -> in.skipNBytes(4);
                case 5, 6 -> { // takes two places
                    in.skipNBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
                case 9, 10, 11, 12, 17, 18 -> {
                    first[i] = in.readUnsignedShort();
                    second[i] = in.readUnsignedShort();
                }
                case 15 -> in.skipNBytes(3);
                default -> throw new IOException("a constant of the unknown kind " + tags[i]);
            }
        }
        return collected(tags, first, second, texts);
    }

    private static ClassReferences collected(int[] tags, int[] first, int[] second, String[] texts) {
        Set<String> classes = new LinkedHashSet<>();
        Set<Member> members = new LinkedHashSet<>();
        for (int i = 1; i < tags.length; i++) {
            if (tags[i] == 7) {
                addClass(texts[first[i]], classes);
            } else if (tags[i] == 12) {
                addClasses(texts[second[i]], classes);
            } else if (tags[i] == 16) {
                addClasses(texts[first[i]], classes);
            } else if (tags[i] >= 9 && tags[i] <= 11) {
                int nameAndType = second[i];
                String owner = texts[first[first[i]]].replace('/', '.');
                members.add(new Member(owner, texts[first[nameAndType]], texts[second[nameAndType]]));
            }
        }
        return new ClassReferences(classes, members);
    }

    private static void addClass(String name, Set<String> classes) {
        if (name.startsWith("[")) {
            addClasses(name, classes);
        } else {
            classes.add(name.replace('/', '.'));
        }
    }

    private static void addClasses(String descriptor, Set<String> classes) {
        Matcher named = CLASS_OF_DESCRIPTOR.matcher(descriptor);
        while (named.find()) {
            classes.add(named.group(1).replace('/', '.'));
        }
    }
}
