@@ -1,11 +1,11 @@
 static int alpha(void)
 {
-	int x;
+	long x = 0;
 
 	if (!x) {
 		return 0;
 	} else {
-		x++;
+		x--;
 	}
 
 	return 0;
@@ -18,7 +18,7 @@ static int beta(void)
 	if (!x) {
 		return 1;
 	} else {
-		x++;
+		x--;
 	}
 
 	return 0;
@@ -31,7 +31,7 @@ static int gamma(void)
 	if (!x) {
 		return 2;
 	} else {
-		x++;
+		x--;
 	}
 
 	return 0;
@@ -44,7 +44,7 @@ static int delta(void)
 	if (!x) {
 		return 3;
 	} else {
-		x++;
+		x--;
 	}
 
 	return 0;
