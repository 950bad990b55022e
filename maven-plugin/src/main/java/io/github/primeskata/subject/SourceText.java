package io.github.primeskata.subject;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;

/** A source file in memory. */
final class SourceText extends SimpleJavaFileObject {

    private static final Charset FALLBACK = Charset.forName("windows-1252");

    private final String path;
    private final String text;
    private final String otherEncoding;

    private SourceText(URI uri, String path, String text, String otherEncoding) {
        super(uri, Kind.SOURCE);
        this.path = path;
        this.text = text;
        this.otherEncoding = otherEncoding;
    }

    /** Reads a file as UTF-8, without its byte order mark; if it is not UTF-8, as windows-1252. */
    static SourceText read(String path) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(path));
        String text;
        String other = "";
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, FALLBACK);
            other = FALLBACK.name();
        }
        boolean marked = !text.isEmpty() && text.charAt(0) == '\uFEFF';
        return new SourceText(Path.of(path).toUri(), path, marked ? text.substring(1) : text, other);
    }

    /** The path as it was asked for. */
    String path() {
        return path;
    }

    /** The name of the encoding if it is not UTF-8, else empty. */
    String otherEncoding() {
        return otherEncoding;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
