package io.github.primeskata.subject;

import io.github.primeskata.channel.Frame;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles what it is asked to ({@code COMPILE}) and lists the checks of test classes ({@code DESCRIBE}), one request
 * after the other, until its standard input ends. Runs no code of the classes it reads.
 */
public final class CompilerMain {

    private static final int MAX_DIAGNOSTICS = 200;
    private static final int MAX_MESSAGE_CHARS = 4_000;

    private final Link link = Link.open();
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    /** Given up when memory has run out, so that there is enough to say so. */
    private byte[] parachute = new byte[2 << 20];

    private CompilerMain() {}

    /** Takes no arguments; never returns. */
    public static void main(String[] args) {
        Thread.currentThread().setName("primes-main");
        var main = new CompilerMain();
        // Reading is a thread of its own: the grader's end must be noticed in the middle of a compilation too.
        var requests = new java.util.concurrent.LinkedBlockingQueue<Frame>();
        var control = new Thread(
                () -> {
                    while (true) {
                        Frame request = main.link.read();
                        if (request == null || request.type().equals("STOP")) {
                            Runtime.getRuntime().halt(request == null ? ExitCode.PARENT_GONE : 0);
                        }
                        requests.add(request);
                    }
                },
                "primes-control");
        control.setDaemon(true);
        control.start();
        main.link.send("READY");
        try {
            while (true) {
                Frame request = requests.take();
                main.link.send(request.type().equals("COMPILE") ? main.compile(request) : main.describe(request));
            }
        } catch (Throwable e) {
            Runtime.getRuntime().halt(ExitCode.HARNESS_FAULT);
        }
    }

    private Frame compile(Frame request) {
        var remarks = new Remarks();
        boolean ok = false;
        try {
            ok = compile(request, remarks);
        } catch (OutOfMemoryError | StackOverflowError e) {
            parachute = null;
            remarks.failed(e.toString());
        } catch (IOException | RuntimeException | Error e) {
            remarks.failed(e.toString());
        }
        if (!ok && !remarks.isExplained()) {
            remarks.failed("no reason given");
        }
        return remarks.toFrame(request.text("id"), ok);
    }

    private boolean compile(Frame request, Remarks remarks) throws IOException {
        var sources = new ArrayList<SourceText>();
        for (String path : request.lines("sourceFiles")) {
            var source = SourceText.read(path);
            sources.add(source);
            if (!source.otherEncoding().isEmpty()) {
                remarks.add(path, 0, 0, "ENCODING", source.otherEncoding());
            }
        }
        Path output = Files.createDirectories(Path.of(request.text("outputDir")));
        List<String> options = new ArrayList<>(processing(request.lines("processorPath")));
        options.addAll(List.of(
                "-implicit:none",
                "-g",
                "-parameters",
                "-Xlint:none",
                "--release",
                request.text("release"),
                "-encoding",
                "UTF-8",
                "-classpath",
                String.join(File.pathSeparator, request.lines("classPath")),
                "-sourcepath",
                "",
                "-d",
                output.toString()));
        var collector = new DiagnosticCollector<JavaFileObject>();
        var text = new CappedWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(collector, Locale.ROOT, null)) {
            boolean ok = compiler.getTask(text, files, collector, options, null, sources)
                    .call();
            collector.getDiagnostics().forEach(remarks::add);
            if (!ok && !remarks.isExplained()) {
                remarks.failed(summary(text.toString()));
            }
            return ok;
        }
    }

    private static List<String> processing(List<String> processorPath) {
        return processorPath.isEmpty()
                ? List.of("-proc:none")
                : List.of("-proc:full", "-processorpath", String.join(File.pathSeparator, processorPath));
    }

    /** The line of javac's last words that names the cause. */
    private static String summary(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.contains("StackOverflowError") || line.contains("OutOfMemoryError"))
                .findFirst()
                .or(() -> text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst())
                .orElse("no reason given");
    }

    private Frame describe(Frame request) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("id", request.text("id"));
        int number = 0;
        try (URLClassLoader loader = loader(request.lines("classPath"))) {
            for (String name : request.lines("testClasses")) {
                for (CheckList.Check check : CheckList.of(Class.forName(name, false, loader))) {
                    String key = "check." + number++ + ".";
                    fields.put(key + "id", check.id());
                    fields.put(key + "testClass", name);
                    fields.put(key + "nested", check.nested());
                    fields.put(key + "method", check.method());
                    fields.put(key + "clause", check.clause());
                    fields.put(key + "aspect", check.aspect());
                    fields.put(key + "points", Integer.toString(check.points()));
                    fields.put(key + "costly", Boolean.toString(check.costly()));
                }
            }
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            fields.put("error", e.toString());
        }
        fields.put("count", Integer.toString(number));
        return new Frame("DESCRIBED", fields);
    }

    private static URLClassLoader loader(List<String> classPath) throws IOException {
        var urls = new ArrayList<URL>();
        for (String entry : classPath) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** What is to be said about one compilation. */
    private static final class Remarks {
        private final Map<String, String> fields = new LinkedHashMap<>();
        private int count;
        private boolean explained;

        void add(Diagnostic<? extends JavaFileObject> diagnostic) {
            String kind = switch (diagnostic.getKind()) {
                case ERROR -> "ERROR";
                case WARNING, MANDATORY_WARNING -> "WARNING";
                default -> "";
            };
            if (!kind.isEmpty()) {
                String path = diagnostic.getSource() instanceof SourceText source ? source.path() : "";
                add(
                        path,
                        Math.max(0, diagnostic.getLineNumber()),
                        Math.max(0, diagnostic.getColumnNumber()),
                        kind,
                        diagnostic.getMessage(Locale.ROOT));
            }
        }

        void add(String file, long line, long column, String kind, String message) {
            explained |= kind.equals("ERROR") || kind.equals("COMPILER_FAILED");
            if (count < MAX_DIAGNOSTICS) {
                String key = "diagnostic." + count++ + ".";
                fields.put(key + "file", file);
                fields.put(key + "line", Long.toString(line));
                fields.put(key + "column", Long.toString(column));
                fields.put(key + "kind", kind);
                fields.put(key + "message", Texts.cut(message, MAX_MESSAGE_CHARS));
            }
        }

        void failed(String message) {
            add("", 0, 0, "COMPILER_FAILED", message);
        }

        /** Whether a failure has its reason. */
        boolean isExplained() {
            return explained;
        }

        Frame toFrame(String id, boolean ok) {
            var all = new LinkedHashMap<String, String>();
            all.put("id", id);
            all.put("ok", Boolean.toString(ok));
            all.put("count", Integer.toString(count));
            all.putAll(fields);
            return new Frame("COMPILED", all);
        }
    }

    /** Keeps the first 64 Ki characters. */
    private static final class CappedWriter extends StringWriter {
        private static final int MAX_CHARS = 64 << 10;

        @Override
        public void write(char[] chars, int from, int length) {
            if (getBuffer().length() < MAX_CHARS) {
                super.write(chars, from, length);
            }
        }

        @Override
        public void write(String text, int from, int length) {
            if (getBuffer().length() < MAX_CHARS) {
                super.write(text, from, length);
            }
        }
    }
}
