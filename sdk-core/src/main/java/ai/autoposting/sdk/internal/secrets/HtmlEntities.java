package ai.autoposting.sdk.internal.secrets;

import java.util.HashMap;
import java.util.Map;

/** The names that HTML has for the characters of ASCII and Latin-1. Loaded only when text with such a name is masked. */
final class HtmlEntities {
    private static final String[] ASCII = {
        "\t Tab",
        "\n NewLine",
        "! excl",
        "\" quot QUOT",
        "# num",
        "$ dollar",
        "% percnt",
        "& amp AMP",
        "' apos",
        "( lpar",
        ") rpar",
        "* ast midast",
        "+ plus",
        ", comma",
        ". period",
        "/ sol",
        ": colon",
        "; semi",
        "< lt LT",
        "= equals",
        "> gt GT",
        "? quest",
        "@ commat",
        "[ lsqb lbrack",
        "\\ bsol",
        "] rsqb rbrack",
        "^ Hat",
        "_ lowbar UnderBar",
        "` grave DiacriticalGrave",
        "{ lcub lbrace",
        "| verbar vert VerticalLine",
        "} rcub rbrace"
    };
    private static final String LATIN_1 = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg"
            + " macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
            + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml"
            + " ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig"
            + " agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml"
            + " eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
    private static final Map<String, Character> CHARACTERS = characters();

    private HtmlEntities() {}

    /** The character of this name, or -1. */
    static int character(String name) {
        Character known = CHARACTERS.get(name);
        return known == null ? -1 : known;
    }

    private static Map<String, Character> characters() {
        Map<String, Character> characters = new HashMap<>();
        for (String line : ASCII) {
            for (String name : line.substring(2).split(" ", -1)) {
                characters.put(name, line.charAt(0));
            }
        }
        char next = 0xa0;
        for (String name : LATIN_1.split(" ", -1)) {
            characters.put(name, next++);
        }
        return characters;
    }
}
