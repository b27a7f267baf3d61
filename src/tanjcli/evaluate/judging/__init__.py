"""From a case to a verdict, and from a verdict to the finished row with its reasons and remarks."""
