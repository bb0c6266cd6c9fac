package ai.autoposting.sdk.testing.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {
    private static final Spec SPEC = new Spec(JsonTrees.parse("""
                    {
                      "components": {"schemas": {"Name": {"type": "string", "minLength": 2}}},
                      "A": {"type": "object", "properties": {"a": {"type": "integer"}}},
                      "B": {"type": "object"},
                      "C": {"allOf": [{"$ref": "#/B"}, {"properties": {"kind": {"enum": ["c", "d"]}}}]}
                    }
                    """).orElseThrow());

    /** Quotes are written as apostrophes; an empty third column means that the value is fine. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string'}|'a'|",
                "{'type':'string'}|null|v must be of type string, not null",
                "{'type':['string','null']}|null|",
                "{'type':['string','null']}|true|v must be of type string or null, not boolean",
                "{'type':'integer'}|1|",
                "{'type':'integer'}|1.0|",
                "{'type':'integer'}|1e2|",
                "{'type':'integer'}|1.5|v must be of type integer, not number",
                "{'type':'number'}|1|",
                "{'type':'number'}|'1'|v must be of type number, not string",
                "{'type':'boolean'}|0|v must be of type boolean, not integer",
                "{'enum':['a',1,null]}|1.0|",
                "{'enum':['a',1,null]}|null|",
                "{'enum':['a','b']}|'c'|v must be one of [a, b]",
                "{'const':'a'}|'a'|",
                "{'const':'a'}|'b'|v must be a",
                "{'minLength':2,'maxLength':3}|'ab'|",
                "{'minLength':2,'maxLength':3}|'a'|v must be at least 2 characters long",
                "{'minLength':2,'maxLength':3}|'abcd'|v must be at most 3 characters long",
                "{'maxLength':1}|'😀'|",
                "{'pattern':'^a+$'}|'aa'|",
                "{'pattern':'^a+$'}|'b'|v must match ^a+$",
                "{'minimum':1,'maximum':3}|3|",
                "{'minimum':1,'maximum':3}|0|v must be >= 1",
                "{'minimum':1,'maximum':3}|3.5|v must be <= 3",
                "{'exclusiveMinimum':1}|1|v must be > 1",
                "{'exclusiveMaximum':3}|3|v must be < 3",
                "{'multipleOf':0.5}|1.5|",
                "{'multipleOf':0.5}|1.6|v must be a multiple of 0.5",
                "{'minItems':1,'maxItems':2,'uniqueItems':true}|[1,2]|",
                "{'minItems':1}|[]|v must be at least 1 items long",
                "{'maxItems':1}|[1,2]|v must be at most 1 items long",
                "{'uniqueItems':true}|[1,1]|v must not hold an item twice",
                "{'items':{'type':'string'}}|['a',1]|v[1] must be of type string, not integer",
                "{'required':['a'],'properties':{'b':{'type':'string'}}}|{'a':1,'b':'x'}|",
                "{'required':['a']}|{}|v.a is required",
                "{'properties':{'b':{'properties':{'c':{'type':'null'}}}}}|{'b':{'c':1}}|v.b.c must be of type null, not integer",
                "{'properties':{'a':{}},'additionalProperties':false}|{'a':1,'b':2}|v.b must not be there",
                "{'additionalProperties':{'type':'string'}}|{'b':2}|v.b must be of type string, not integer",
                "{'minProperties':1}|{}|v must be at least 1 properties large",
                "{'maxProperties':1}|{'a':1,'b':2}|v must be at most 1 properties large",
                "{'allOf':[{'required':['a']},{'required':['b']}]}|{'a':1}|v.b is required",
                "{'anyOf':[{'type':'string'},{'type':'null'}]}|null|",
                "{'anyOf':[{'type':'string'},{'type':'null'}]}|1|v must match at least one of 2 schemas",
                "{'oneOf':[{'type':'integer'},{'type':'number'}]}|1.5|",
                "{'oneOf':[{'type':'integer'},{'type':'number'}]}|1|v must match exactly one of 2 schemas",
                "{'oneOf':[{'$ref':'#/A'},{'$ref':'#/B'}],'discriminator':{'propertyName':'kind'}}|{'kind':'A','a':1}|",
                "{'oneOf':[{'$ref':'#/A'},{'$ref':'#/B'}],'discriminator':{'propertyName':'kind'}}|{'kind':'A','a':''}|v.a must be of type integer, not string",
                "{'oneOf':[{'$ref':'#/A'},{'$ref':'#/B'}],'discriminator':{'propertyName':'kind'}}|{'kind':'C'}|v.kind must be one of [A, B]",
                "{'oneOf':[{'$ref':'#/A'},{'$ref':'#/B'}],'discriminator':{'propertyName':'kind','mapping':{'x':'#/A','y':'B'}}}|{'kind':'y'}|",
                "{'oneOf':[{'$ref':'#/A'},{'$ref':'#/B'}],'discriminator':{'propertyName':'kind','mapping':{'x':'#/A','y':'B'}}}|{'kind':'A'}|v.kind must be one of [x, y]",
                "{'oneOf':[{'$ref':'#/A'},{'$ref':'#/C'}],'discriminator':{'propertyName':'kind'}}|{'kind':'d'}|",
                "{'oneOf':[{'$ref':'#/A'},{'$ref':'#/C'}],'discriminator':{'propertyName':'kind'}}|{'kind':'C'}|v.kind must be one of [A, c, d]",
                "{'oneOf':[{'$ref':'#/A'},{'$ref':'#/B'}],'discriminator':{'propertyName':'kind'}}|1|v must match exactly one of 2 schemas",
                "{'not':{'type':'string'}}|1|",
                "{'not':{'type':'string'}}|'a'|v must not match a schema that is excluded",
                "{'$ref':'#/components/schemas/Name'}|'ab'|",
                "{'$ref':'#/components/schemas/Name'}|'a'|v must be at least 2 characters long",
                "{'$ref':'#/components/schemas/Name','maxLength':3}|'abc'|",
                "{'$ref':'#/components/schemas/Name','maxLength':3}|'abcd'|v must be at most 3 characters long",
                "{'format':'date-time'}|'2025-01-01T00:00:00Z'|",
                "{'format':'date-time'}|'2025-01-01T00:00:00.123456789+02:00'|",
                "{'format':'date-time'}|'2025-01-01t00:00:00z'|",
                "{'format':'date-time'}|'2025-02-30T00:00:00Z'|v must be an RFC 3339 date-time such as 2025-01-01T00:00:00Z",
                "{'format':'date-time'}|'2025-01-01T00:00Z'|v must be an RFC 3339 date-time such as 2025-01-01T00:00:00Z",
                "{'format':'date-time'}|'2025-01-01T00:00:00'|v must be an RFC 3339 date-time such as 2025-01-01T00:00:00Z",
                "{'format':'date'}|'2025-01-01'|",
                "{'format':'date'}|'01.01.2025'|v must be a date such as 2025-01-01",
                "{'format':'uuid'}|'00000000-0000-4000-8000-000000000000'|",
                "{'format':'uuid'}|'1-1-1-1-1'|v must be a UUID",
                "{'format':'uri'}|'https://example.com'|",
                "{'format':'uri'}|'example'|v must be an absolute URI",
                "{'format':'byte'}|'ZXhhbXBsZQ=='|",
                "{'format':'byte'}|'?'|v must be Base64",
                "{'format':'made-up'}|'?'|",
            })
    void aValueIsJudgedAsJsonSchemaSays(String schema, String value, String problem) {
        SpecNode at = new SpecNode(JsonTrees.parse(schema.replace('\'', '"')).orElseThrow(), "/s");

        assertThat(SchemaCheck.problems(
                        SPEC, at, JsonTrees.parse(value.replace('\'', '"')).orElseThrow(), "v"))
                .extracting(found -> found.place() + " " + found.rule())
                .isEqualTo(problem == null ? List.of() : List.of(problem));
    }
}
