package io.github.primeskata.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A terminal that hands over each key as soon as it is pressed, until this is closed or this JVM is gone, however it goes.
 *
 * <p>A shell beside us holds the terminal's settings. It waits for the end of its input, which comes when we close it and
 * also when we are killed, and then puts them back, unless somebody has changed them meanwhile: the shell that has the
 * terminal after us may have. Who stops us and lets us go on (Ctrl-Z, {@code fg}) gets single keys again.
 */
final class SingleKeys implements AutoCloseable {

    private static final String SCRIPT = """
            take() { stty -icanon -echo min 1 time 0 </dev/tty; }
            trap '' INT TERM HUP QUIT TSTP TTOU
            before=$(stty -g </dev/tty) || exit 1
            take || exit 1
            ours=$(stty -g </dev/tty)
            trap take CONT
            exec 3<&0
            cat <&3 >/dev/null &
            echo ready
            while kill -0 $! 2>/dev/null; do wait $!; done
            [ "$(stty -g </dev/tty)" = "$ours" ] && stty "$before" </dev/tty
            """;

    private static final long SECONDS = 5;

    private final Process shell;
    private final Thread atEnd = new Thread(this::putBack, "primes-terminal");

    private SingleKeys(Process shell) {
        this.shell = shell;
    }

    /** Takes the terminal; null where there is none of that kind, as on Windows. */
    static SingleKeys take() {
        try {
            Process shell = new ProcessBuilder("sh", "-c", SCRIPT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            SingleKeys keys = new SingleKeys(shell);
            Runtime.getRuntime().addShutdownHook(keys.atEnd);
            if (keys.ready()) {
                return keys;
            }
            keys.close();
        } catch (IOException e) {
            // No shell, no single keys.
        }
        return null;
    }

    private boolean ready() {
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(this::firstLine);
        try {
            return "ready".equals(answer.get(SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // It has not got the terminal.
        }
        return false;
    }

    private String firstLine() {
        try {
            return new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        } catch (IOException e) {
            return "";
        }
    }

    /** Waits until the terminal is as it was. */
    private void putBack() {
        try {
            shell.getOutputStream().close();
            shell.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // It is gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        putBack();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // It is running.
        }
    }
}
