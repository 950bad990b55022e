import java.nio.file.Files
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING

io.github.primeskata.it.Checkout.make(basedir.toPath())
// As if the grader took wrong code for right.
def canary = basedir.toPath().resolve('kata-exercises/src/canary')
Files.copy(canary.resolve('right/Canary.java'), canary.resolve('wrong/Canary.java'), REPLACE_EXISTING)
return true
